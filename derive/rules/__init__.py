"""derive/rules"""
