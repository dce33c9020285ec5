-- One scale of confidence everywhere: 0 to 100, no longer 0 to 1.
UPDATE turns SET heard_confidence = ROUND(heard_confidence * 100), understood_confidence = ROUND(understood_confidence * 100);
