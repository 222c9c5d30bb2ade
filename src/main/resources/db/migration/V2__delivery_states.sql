-- pending     waits for its turn, or to be tried again
-- delivering  an attempt has begun; after a crash, its outcome is unknown
-- delivered   told
-- skipped     expressly not told; reason says why
-- digested    waits for the recipient's next digest
-- dead        failed for good; may be redriven
-- cancelled   withdrawn before it was told
ALTER TABLE deliveries DROP CONSTRAINT deliveries_status_check;
ALTER TABLE deliveries ADD CONSTRAINT deliveries_status_check
    CHECK (status IN ('pending', 'delivering', 'delivered', 'skipped', 'digested', 'dead', 'cancelled'));
