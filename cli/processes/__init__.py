"""cli/processes"""
