"""derive/terms"""
