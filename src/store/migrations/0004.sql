-- The fourth schema.

ALTER TABLE "person_link" ADD COLUMN "moved" INTEGER;
