using BriefingBus.Fetcher.Storage;
using BriefingBus.Testing;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace BriefingBus.Fetcher.Tests.Storage;

public sealed class MigrationTests : IDisposable
{
    private readonly SqliteModel<FetcherContext, SqliteFetcherContext, PostgresFetcherContext> model = new();

    public void Dispose() => model.Dispose();

    [Fact]
    public void Every_change_of_the_model_has_its_migration()
    {
        using var sqlite = new SqliteFetcherContext.Design().CreateDbContext([]);
        using var postgres = new PostgresFetcherContext.Design().CreateDbContext([]);

        sqlite.Database.HasPendingModelChanges().ShouldBeFalse();
        postgres.Database.HasPendingModelChanges().ShouldBeFalse();
    }

    [Fact]
    public void The_model_that_was_compiled_ahead_of_time_is_that_of_the_code() => model.CompiledModelShouldBeTheModel();

    [Fact]
    public async Task A_new_file_gets_the_tables_that_its_migrations_make()
    {
        await model.MigrateAsync("migrated");
        await model.StartAsync("new");

        (await model.SchemaAsync("new")).ShouldBe(await model.SchemaAsync("migrated"));
    }

    [Fact]
    public async Task Of_several_processes_that_start_over_a_new_file_one_makes_its_tables()
    {
        await model.StartAsync("one");
        await model.StartAsync("several", times: 4);

        (await model.SchemaAsync("several")).ShouldBe(await model.SchemaAsync("one"));
    }
}
