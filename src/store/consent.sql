-- The answer to the question whether the call may be recorded: yes, no or no_answer. Empty where nobody asked.
ALTER TABLE calls ADD COLUMN consent TEXT;
