"""The translator's round: what is left to do, texts that go out as PO or as a Word table, and come back checked."""
