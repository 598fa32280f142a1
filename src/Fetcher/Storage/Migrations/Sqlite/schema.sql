CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "Feeds" (
    "Id" TEXT NOT NULL CONSTRAINT "PK_Feeds" PRIMARY KEY,
    "Url" TEXT NOT NULL,
    "Host" TEXT NULL,
    "Active" INTEGER NOT NULL,
    "NextDue" INTEGER NULL,
    "Asked" INTEGER NOT NULL,
    "Afresh" INTEGER NOT NULL,
    "Unconfirmed" INTEGER NOT NULL,
    "LeaseOwner" TEXT NULL,
    "LeaseUntil" INTEGER NULL,
    "ETag" TEXT NULL,
    "LastModified" TEXT NULL,
    "MovedTo" TEXT NULL,
    "MovedTimes" INTEGER NOT NULL,
    "LastPolled" INTEGER NULL,
    "Failures" INTEGER NOT NULL,
    "FailingSince" INTEGER NULL,
    "ThrottledUntil" INTEGER NULL,
    "Title" TEXT NULL,
    "NewestEntry" INTEGER NULL,
    "FeedInterval" INTEGER NULL,
    "SkipHours" INTEGER NOT NULL,
    "SkipDays" INTEGER NOT NULL,
    "Seen" BLOB NULL
);

CREATE INDEX "IX_Feeds_Host" ON "Feeds" ("Host");

CREATE INDEX "IX_Feeds_NextDue" ON "Feeds" ("NextDue");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122112317_Initial', '10.0.14');

