"""cli/reference"""
