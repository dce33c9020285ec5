-- When a call was not kept by somebody's wish, as a JSON list: from, to, by whom. Nothing personal about the caller.
ALTER TABLE calls ADD COLUMN pauses TEXT;
