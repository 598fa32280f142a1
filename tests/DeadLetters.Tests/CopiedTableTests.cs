using BriefingBus.DeadLetters.Groups;
using BriefingBus.DeadLetters.Ingest;
using BriefingBus.DeadLetters.Storage;
using BriefingBus.Persistence;
using BriefingBus.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Xunit;

namespace BriefingBus.DeadLetters.Tests;

/// <summary>A table that was copied into another database, as by a backup, its restoration or the move to PostgreSQL.</summary>
public sealed class CopiedTableTests(PostgresDatabase postgres) : IClassFixture<PostgresDatabase>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("briefingbus-copied-table-").FullName;

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_table_that_was_moved_to_PostgreSQL_takes_a_kind_of_failure_that_it_has_not_had()
    {
        await using var original = await WithFailuresAsync();
        await using var moved = await OpenAsync(postgres.Options);
        await CopyAsync(original, moved);

        await moved.GetRequiredService<FailureWriter>()
            .StoreAsync([TestFailure.Thrown(3, error: "System.FormatException")], false, TestContext.Current.CancellationToken);

        (await TitlesAsync(moved, new())).ShouldBe(["Story 1", "Story 2", "Story 3"]);
        (await TitlesAsync(moved, new() { Text = "no gzip" })).ShouldBe(["Story 1", "Story 2", "Story 3"]);
    }

    [Fact]
    public async Task The_messages_of_a_copy_are_found_by_their_words()
    {
        await using var original = await WithFailuresAsync();
        await using var copy = await OpenAsync(new() { Folder = Path.Combine(folder, "copy") });

        await CopyAsync(original, copy);

        (await TitlesAsync(copy, new() { Text = "no gzip" })).ShouldBe(["Story 1", "Story 2"]);
        (await TitlesAsync(copy, new() { Text = "needle2" })).ShouldBe(["Story 2"]);
        (await TitlesAsync(copy, new() { Item = "story 1" })).ShouldBe(["Story 1"]);
    }

    [Fact]
    public async Task The_messages_of_a_backup_are_found_by_their_words_once_it_is_restored()
    {
        await using var original = await WithFailuresAsync();
        await using var backup = await OpenAsync(new() { Folder = Path.Combine(folder, "backup") });
        await CopyAsync(original, backup, isBackup: true);
        await using var restored = await OpenAsync(new() { Folder = Path.Combine(folder, "restored") });

        await CopyAsync(backup, restored);

        (await TitlesAsync(backup, new() { Text = "needle2" })).ShouldBeEmpty();
        (await TitlesAsync(restored, new() { Text = "needle2" })).ShouldBe(["Story 2"]);
    }

    private async Task<ServiceProvider> WithFailuresAsync()
    {
        var services = await OpenAsync(new() { Folder = Path.Combine(folder, "original") });
        await services.GetRequiredService<FailureWriter>()
            .StoreAsync([TestFailure.Thrown(1), TestFailure.Thrown(2)], false, TestContext.Current.CancellationToken);
        return services;
    }

    private static async Task<ServiceProvider> OpenAsync(DatabaseOptions database)
    {
        var services = new ServiceCollection().AddLogging().AddFailedMessages(database).BuildServiceProvider();
        foreach (var migration in services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
            await migration.StartingAsync(TestContext.Current.CancellationToken);
        return services;
    }

    private static async Task CopyAsync(ServiceProvider from, ServiceProvider to, bool isBackup = false)
    {
        await using var source = from.GetRequiredService<IDbContextFactory<FailedMessageContext>>().CreateDbContext();
        await using var target = to.GetRequiredService<IDbContextFactory<FailedMessageContext>>().CreateDbContext();
        await DatabaseCopy.CopyAsync(source, target, isBackup, TestContext.Current.CancellationToken);
    }

    private static async Task<IEnumerable<string?>> TitlesAsync(ServiceProvider services, FailedMessageFilter filter)
    {
        var titles = new List<string?>();
        await foreach (var message in services.GetRequiredService<DeadLetterService>().Messages
            .ListAsync(filter, TestContext.Current.CancellationToken))
            titles.Add(message.Title);
        return titles;
    }
}
