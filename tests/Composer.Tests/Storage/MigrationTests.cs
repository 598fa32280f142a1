using BriefingBus.Composer.Storage;
using BriefingBus.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace BriefingBus.Composer.Tests.Storage;

public sealed class MigrationTests : IDisposable
{
    private readonly SqliteTables<ComposerContext, SqliteComposerContext, PostgresComposerContext> files = new();

    public void Dispose() => files.Dispose();

    [Fact]
    public void Every_change_of_the_model_has_its_migration()
    {
        using var sqlite = new SqliteComposerContext.Design().CreateDbContext([]);
        using var postgres = new PostgresComposerContext.Design().CreateDbContext([]);

        sqlite.Database.HasPendingModelChanges().ShouldBeFalse();
        postgres.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public async Task A_new_file_gets_the_tables_that_its_migrations_make()
    {
        await files.MigrateAsync("migrated");
        await files.StartAsync("new");

        (await files.SchemaAsync("new")).ShouldBe(await files.SchemaAsync("migrated"));
    }

    [Fact]
    public async Task Of_several_processes_that_start_over_a_new_file_one_makes_its_tables()
    {
        await files.StartAsync("one");
        await files.StartAsync("several", times: 4);

        (await files.SchemaAsync("several")).ShouldBe(await files.SchemaAsync("one"));
    }

    [Fact]
    public async Task A_file_of_an_earlier_version_gets_the_migrations_that_it_lacks()
    {
        await files.MigrateAsync("earlier", last: "Initial");
        await files.MigrateAsync("migrated");
        await files.StartAsync("earlier");

        (await files.SchemaAsync("earlier")).ShouldBe(await files.SchemaAsync("migrated"));
    }
}
