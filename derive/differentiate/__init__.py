"""derive/differentiate"""
