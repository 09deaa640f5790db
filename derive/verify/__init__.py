"""derive/verify"""
