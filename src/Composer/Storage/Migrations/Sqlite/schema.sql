CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);

CREATE TABLE "briefings" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_briefings" PRIMARY KEY AUTOINCREMENT,
    "BriefingId" TEXT NOT NULL,
    "Edition" TEXT NOT NULL,
    "ScheduledAt" INTEGER NOT NULL,
    "ComposedAt" INTEGER NOT NULL,
    "PublishedAt" INTEGER NULL,
    "ItemsKnown" INTEGER NOT NULL,
    "BriefingsKnown" INTEGER NOT NULL,
    "Circumstances" BLOB NOT NULL,
    "Composed" BLOB NOT NULL
);

CREATE TABLE "failed_items" (
    "ItemId" TEXT NOT NULL,
    "FetchId" TEXT NOT NULL,
    "FeedUrl" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "KnownAt" INTEGER NOT NULL,
    CONSTRAINT "PK_failed_items" PRIMARY KEY ("ItemId", "FetchId")
);

CREATE TABLE "feed_spells" (
    "FeedUrl" TEXT NOT NULL,
    "Since" INTEGER NOT NULL,
    "FailureKind" TEXT NOT NULL,
    "CheckedAt" INTEGER NOT NULL,
    "FeedName" TEXT NOT NULL,
    "ReadAt" INTEGER NULL,
    "FailingSince" INTEGER NULL,
    "Failures" INTEGER NOT NULL,
    "FailureReason" TEXT NULL,
    "NewestEntry" INTEGER NULL,
    "Problems" TEXT NOT NULL,
    CONSTRAINT "PK_feed_spells" PRIMARY KEY ("FeedUrl", "Since")
);

CREATE TABLE "item_revisions" (
    "Number" INTEGER NOT NULL CONSTRAINT "PK_item_revisions" PRIMARY KEY AUTOINCREMENT,
    "ItemId" TEXT NOT NULL,
    "FetchId" TEXT NOT NULL,
    "FeedUrl" TEXT NOT NULL,
    "ContentHash" TEXT NOT NULL,
    "FetchedAt" INTEGER NOT NULL,
    "Dated" INTEGER NOT NULL,
    "KnownAt" INTEGER NOT NULL,
    "Item" BLOB NOT NULL
);

CREATE TABLE "told_items" (
    "BriefingNumber" INTEGER NOT NULL,
    "ItemId" TEXT NOT NULL,
    "RevisionNumber" INTEGER NOT NULL,
    "StoryId" TEXT NOT NULL,
    CONSTRAINT "PK_told_items" PRIMARY KEY ("BriefingNumber", "ItemId"),
    CONSTRAINT "FK_told_items_briefings_BriefingNumber" FOREIGN KEY ("BriefingNumber") REFERENCES "briefings" ("Number") ON DELETE CASCADE
);

CREATE UNIQUE INDEX "IX_briefings_BriefingId" ON "briefings" ("BriefingId");

CREATE INDEX "IX_briefings_Edition_ScheduledAt" ON "briefings" ("Edition", "ScheduledAt");

CREATE INDEX "IX_briefings_PublishedAt" ON "briefings" ("PublishedAt");

CREATE INDEX "IX_failed_items_KnownAt" ON "failed_items" ("KnownAt");

CREATE INDEX "IX_item_revisions_FeedUrl_Dated" ON "item_revisions" ("FeedUrl", "Dated");

CREATE UNIQUE INDEX "IX_item_revisions_ItemId_FetchId" ON "item_revisions" ("ItemId", "FetchId");

CREATE INDEX "IX_item_revisions_KnownAt" ON "item_revisions" ("KnownAt");

CREATE INDEX "IX_told_items_ItemId" ON "told_items" ("ItemId");

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122105856_Initial', '10.0.14');

ALTER TABLE "feed_spells" ADD "Losses" TEXT NOT NULL DEFAULT '[]';

ALTER TABLE "feed_spells" ADD "LossesSince" INTEGER NULL;

ALTER TABLE "feed_spells" ADD "NextFetch" INTEGER NULL;

INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion")
VALUES ('20261122122639_FeedLossesAndNextPoll', '10.0.14');

