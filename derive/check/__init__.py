"""derive/check"""
