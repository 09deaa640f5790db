"""What a document's rows say, judged: definitions and declarations in force at each row, then the check of claims."""
