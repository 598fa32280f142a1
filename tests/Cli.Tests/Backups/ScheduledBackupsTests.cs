using BriefingBus.Cli.Backups;
using BriefingBus.Configuration;
using BriefingBus.Persistence;
using BriefingBus.Testing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests.Backups;

/// <summary>Backups by schedule: when, how many, and what happens where one fails.</summary>
public sealed class ScheduledBackupsTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-backups-");
    private readonly FakeClock clock = new("2026-09-23T04:00:00Z");

    public async ValueTask InitializeAsync()
    {
        await File.WriteAllTextAsync(PathOf("briefing.yaml"), "editions: []");
        foreach (var database in ServiceDatabases.All)
            await (await database.CreateAsync(Databases, TestContext.Current.CancellationToken)).DisposeAsync();
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_hour_that_has_passed_gets_one_backup_and_the_next_day_another()
    {
        var backups = Backups();

        await MakeDueAsync(backups);
        await MakeDueAsync(backups);
        Made().ShouldBe(["2026-09-23T0330Z"]);

        clock.Advance(TimeSpan.FromHours(24));
        await MakeDueAsync(backups);
        Made().ShouldBe(["2026-09-23T0330Z", "2026-09-24T0330Z"]);
        File.ReadAllText(PathOf("backups/2026-09-24T0330Z/briefing.yaml")).ShouldBe("editions: []");
        Directory.GetFiles(PathOf("backups/2026-09-24T0330Z")).Select(Path.GetFileName).ShouldContain("manifest.json");
    }

    [Fact]
    public async Task The_configured_number_of_backups_stays_and_other_files_are_not_touched()
    {
        Directory.CreateDirectory(PathOf("backups/2026-01-01T0330Z of mine"));
        var backups = Backups(keep: 2);

        for (var day = 0; day < 4; day++)
        {
            await MakeDueAsync(backups);
            clock.Advance(TimeSpan.FromDays(1));
        }

        Made().ShouldBe(["2026-01-01T0330Z of mine", "2026-09-25T0330Z", "2026-09-26T0330Z"]);
    }

    [Fact]
    public async Task Of_several_processes_one_makes_the_backup()
    {
        var processes = Enumerable.Range(0, 4).Select(_ => Backups()).ToList();

        await Task.WhenAll(processes.Select(process => Task.Run(() => MakeDueAsync(process))));

        Made().ShouldBe(["2026-09-23T0330Z"]);
        foreach (var process in processes)
            (await process.CheckHealthAsync(new(), TestContext.Current.CancellationToken)).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Remains_of_a_killed_process_are_deleted_and_never_count_as_a_backup()
    {
        Directory.CreateDirectory(PathOf("backups/2026-09-22T0330Z.unfinished"));
        File.WriteAllText(PathOf("backups/2026-09-22T0330Z.unfinished/composer.db"), "half");

        await MakeDueAsync(Backups());

        Made().ShouldBe(["2026-09-23T0330Z"]);
    }

    [Fact]
    public async Task A_backup_that_fails_is_a_problem_until_a_later_attempt_succeeds()
    {
        File.WriteAllText(PathOf("backups"), "a file where the folder should be");
        var backups = Backups();

        await MakeDueAsync(backups);
        var failed = await backups.CheckHealthAsync(new(), TestContext.Current.CancellationToken);
        failed.Status.ShouldBe(HealthStatus.Unhealthy);
        failed.Description.ShouldNotBeNull().ShouldStartWith($"The backup into {PathOf("backups")} failed at 2026-09-23 04:00 UTC: ");

        File.Delete(PathOf("backups"));
        await MakeDueAsync(backups);
        Directory.Exists(PathOf("backups")).ShouldBeFalse("It is not repeated every minute.");
        clock.Advance(ScheduledBackups.RetryAfter);
        await MakeDueAsync(backups);
        Made().ShouldBe(["2026-09-23T0330Z"]);
        (await backups.CheckHealthAsync(new(), TestContext.Current.CancellationToken)).Status.ShouldBe(HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_database_server_that_is_away_is_a_problem_like_any_other_and_is_not_asked_again_every_minute()
    {
        var away = new DatabaseOptions { Provider = DatabaseProvider.Postgres, Host = "127.0.0.1", Port = FreePort.Next() };
        var backups = Backups(databases: away);

        await MakeDueAsync(backups);
        (await ProblemAsync()).ShouldContain("failed at 2026-09-23 04:00 UTC: ");

        clock.Advance(TimeSpan.FromMinutes(1));
        await MakeDueAsync(backups);
        (await ProblemAsync()).ShouldContain("failed at 2026-09-23 04:00 UTC: ");

        clock.Advance(ScheduledBackups.RetryAfter);
        await MakeDueAsync(backups);
        (await ProblemAsync()).ShouldContain("failed at 2026-09-23 04:16 UTC: ");

        async Task<string> ProblemAsync()
        {
            var health = await backups.CheckHealthAsync(new(), TestContext.Current.CancellationToken);
            health.Status.ShouldBe(HealthStatus.Unhealthy);
            return health.Description.ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task Without_a_folder_there_are_no_backups()
    {
        await MakeDueAsync(new(new BackupOptions(), Databases, Configuration, clock, NullLogger<ScheduledBackups>.Instance));

        Directory.Exists(PathOf("backups")).ShouldBeFalse();
    }

    private DatabaseOptions Databases => new() { Folder = PathOf("data") };

    private BriefingConfiguration Configuration => new(PathOf("briefing.yaml"), []);

    private ScheduledBackups Backups(int keep = 7, DatabaseOptions? databases = null) => new(
        new BackupOptions { Folder = PathOf("backups"), Keep = keep },
        databases ?? Databases, Configuration, clock, NullLogger<ScheduledBackups>.Instance);

    private static Task MakeDueAsync(ScheduledBackups backups) => backups.MakeDueAsync(TestContext.Current.CancellationToken);

    private IEnumerable<string?> Made() =>
        Directory.GetDirectories(PathOf("backups")).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private string PathOf(string name) => Path.Combine(folder.FullName, name);
}
