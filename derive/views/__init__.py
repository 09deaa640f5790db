"""derive/views"""
