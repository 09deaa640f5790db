"""cli/input"""
