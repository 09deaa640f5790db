"""derive/write"""
