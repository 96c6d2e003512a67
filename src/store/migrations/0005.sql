-- Version 5: what the lead sends to the fund and to the municipalities, the report's own words, and several projects in
-- one file.

ALTER TABLE "programme" ADD COLUMN "identity_secret" TEXT;
ALTER TABLE "programme" ADD COLUMN "signing_key" TEXT;
ALTER TABLE "programme" ADD COLUMN "encryption_key" TEXT;
ALTER TABLE "measure" ADD COLUMN "indicator" TEXT;
ALTER TABLE "measurement" ADD COLUMN "of_project" BLOB;
CREATE INDEX "measurement_of_project" ON "measurement" ("of_project");
ALTER TABLE "merge" ADD COLUMN "project" BLOB;
ALTER TABLE "merge" ADD COLUMN "project_name" TEXT;
