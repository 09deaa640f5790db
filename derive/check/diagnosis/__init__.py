"""What mistake a wrong claim makes; each diagnosis is verified before it is made."""
