-- All that the dialplan was handed at a call's end, as one JSON object; sealed where there is a key.
ALTER TABLE calls ADD COLUMN hand_over TEXT;
