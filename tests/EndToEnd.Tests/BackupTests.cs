using System.Text.Json;
using BriefingBus.EndToEnd.Tests.Briefings;
using BriefingBus.Testing;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests;

/// <summary>Backup, restoration and the move to PostgreSQL: a past briefing comes out byte for byte wherever its databases are.</summary>
public sealed class BackupTests(PostgresDatabase postgres, ComposedSample sample) : IClassFixture<PostgresDatabase>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-backup-");

    [Fact]
    public async Task A_backup_restored_gives_the_past_briefing_byte_for_byte()
    {
        await ComposeFirstAsync();

        (await CommandAsync("backup", "backup", "--config", Sample, "--data", "data")).ExitCode.ShouldBe(0);
        (await CommandAsync("restore", "backup", "--data", "restored")).ExitCode.ShouldBe(0);

        (await PastBriefingAsync("--data", "restored")).ShouldBe(await sample.RecomposedAsync());
        File.ReadAllText(PathOf("backup/briefing.yaml")).ShouldBe(File.ReadAllText(Sample));
    }

    [Fact]
    public async Task One_file_restored_gives_the_past_briefing_byte_for_byte_whoever_packed_it()
    {
        await ComposeFirstAsync();

        var made = await CommandAsync("backup", "backups/monday.tar.zst", "--config", Sample, "--data", "data");
        made.ExitCode.ShouldBe(0, made.Errors);
        (await CommandAsync("restore", "backups/monday.tar.zst", "--data", "restored")).ExitCode.ShouldBe(0);

        var before = await sample.RecomposedAsync();
        (await PastBriefingAsync("--data", "restored")).ShouldBe(before);
        Directory.GetFileSystemEntries(PathOf("backups")).Select(Path.GetFileName).ShouldBe(["monday.tar.zst"]);
        (await CommandAsync("backup", "folder", "--config", Sample, "--data", "data")).ExitCode.ShouldBe(0);
        await RunningProgram.ToItsEndAsync("tar", ["--zstd", "-cf", "by-tar.tar.zst", "-C", "folder", "."], folder.FullName);
        (await CommandAsync("restore", "by-tar.tar.zst", "--data", "by-tar")).ExitCode.ShouldBe(0);
        (await PastBriefingAsync("--data", "by-tar")).ShouldBe(before);
        await RunningProgram.ToItsEndAsync("tar", ["--zstd", "-xf", "backups/monday.tar.zst"], folder.FullName);
        File.ReadAllText(PathOf("monday/briefing.yaml")).ShouldBe(File.ReadAllText(Sample));
    }

    [Fact]
    public async Task One_file_is_made_beside_the_draft_of_another_process_which_stays()
    {
        await ComposeFirstAsync();
        Directory.CreateDirectory(PathOf("monday.tar.zst.unfinished/monday"));
        await File.WriteAllTextAsync(PathOf("monday.tar.zst.unfinished/monday/composer.db"), "half", TestContext.Current.CancellationToken);

        var made = await CommandAsync("backup", "monday.tar.zst", "--data", "data");

        made.ExitCode.ShouldBe(0, made.Errors);
        File.Exists(PathOf("monday.tar.zst.unfinished/monday/composer.db")).ShouldBeTrue();
        Directory.GetDirectories(folder.FullName, "*.unfinished").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_damaged_file_and_an_archive_of_another_kind_are_refused_with_a_sentence()
    {
        await ComposeFirstAsync();
        (await CommandAsync("backup", "whole.tar.zst", "--data", "data")).ExitCode.ShouldBe(0);
        var bytes = await File.ReadAllBytesAsync(PathOf("whole.tar.zst"), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(PathOf("short.tar.zst"), bytes[..(bytes.Length / 2)], TestContext.Current.CancellationToken);
        bytes[bytes.Length / 2] ^= 0x40;
        await File.WriteAllBytesAsync(PathOf("turned.tar.zst"), bytes, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(PathOf("text.tar.zst"), "no archive", TestContext.Current.CancellationToken);

        foreach (var damaged in new[] { "short", "turned", "text" })
        {
            var refused = await CommandAsync("restore", $"{damaged}.tar.zst", "--data", damaged);
            refused.ExitCode.ShouldBe(2, damaged);
            refused.Errors.ShouldStartWith($"{damaged}.tar.zst is damaged, or no .tar.zst file: ");
            refused.Errors.ShouldNotContain("   at ");
            Directory.Exists(PathOf(damaged)).ShouldBeFalse();
        }
        (await CommandAsync("restore", "none.tar.zst", "--data", "none")).Errors.Trim().ShouldBe("There is no none.tar.zst.");
        (await CommandAsync("backup", "whole.tar.zst", "--data", "data")).Errors.Trim()
            .ShouldBe("whole.tar.zst exists already: name a new file.");
        (await CommandAsync("backup", "other.zip", "--data", "data")).Errors
            .ShouldContain("A backup is a folder, or a file whose name ends in .tar.zst; 'other.zip' is neither.");
    }

    [Fact]
    public async Task A_move_to_PostgreSQL_and_a_backup_of_it_keep_every_row_and_the_past_briefing()
    {
        await ComposeFirstAsync();
        var environment = postgres.Environment;

        var moved = await CommandAsync(environment, "move", "--from", "data");
        moved.ExitCode.ShouldBe(0, moved.Errors);
        (await CommandAsync(environment, "backup", "backup", "--config", Sample)).ExitCode.ShouldBe(0);
        (await CommandAsync("restore", "backup", "--data", "restored")).ExitCode.ShouldBe(0);

        var before = await sample.RecomposedAsync();
        (await PastBriefingAsync(environment)).ShouldBe(before);
        (await PastBriefingAsync("--data", "restored")).ShouldBe(before);
        Rows()["composer.item_revisions"].ShouldBeGreaterThan(0);
        // The numbers of the database go on behind those that were copied.
        (await CommandAsync(environment, "compose", "-c", Sample, "-e", "morning", "--at", "2025-09-24T06:00", "--publish"))
            .Errors.ShouldNotContain("duplicate key");
    }

    [Fact]
    public async Task An_invalid_backup_and_a_target_with_data_are_refused_with_a_sentence()
    {
        await ComposeFirstAsync();
        (await CommandAsync("backup", "backup", "--data", "data")).ExitCode.ShouldBe(0);

        var again = await CommandAsync("backup", "backup", "--data", "data");
        var overFull = await CommandAsync("restore", "backup", "--data", "data");
        var noBackup = await CommandAsync("restore", "data", "--data", "new");
        var nothing = await CommandAsync("backup", "other", "--data", "nowhere");

        again.Errors.Trim().ShouldBe("backup is not empty: name a new folder.");
        overFull.Errors.Trim().ShouldBe("The table Feeds of the target holds rows. Restore into new databases.");
        noBackup.Errors.Trim().ShouldBe("data is no whole backup: it has no manifest.json.");
        nothing.Errors.ShouldStartWith("There is no database to copy");
        await File.WriteAllTextAsync(PathOf("file"), "", TestContext.Current.CancellationToken);
        var unwritable = await CommandAsync("backup", "file/backup", "--data", "data");
        unwritable.Errors.ShouldStartWith("The folder file/backup cannot be made: ");
        unwritable.Errors.ShouldEndWith("Nothing was backed up.\n");
        new[] { again, overFull, noBackup, nothing, unwritable }.ShouldAllBe(r => r.ExitCode == 2);
    }

    [Fact]
    public async Task Processes_that_make_backups_by_schedule_make_one_between_them_and_stop_as_they_are_asked()
    {
        await ComposeFirstAsync();
        await ConfigureBackupsAsync();
        var environment = new Dictionary<string, string> { ["DATABASE__FOLDER"] = "data", ["ASPNETCORE_URLS"] = "http://127.0.0.1:0" };
        await using var one = CommandLine.Run(["backup", "--scheduled"], folder.FullName, environment);
        await using var other = CommandLine.Run(["backup", "--scheduled"], folder.FullName, environment);

        await Eventually.TrueAsync(() => Scheduled().Length == 1, "a backup is made", TimeSpan.FromMinutes(1));
        (await one.StopAsync(), await other.StopAsync()).ShouldBe((0, 0), one.Output + other.Output);

        Scheduled().ShouldHaveSingleItem();
        (one.Output + other.Output).Split(" older backups were deleted").Length.ShouldBe(2, "One process says that it made it.");
        (await CommandAsync("restore", Scheduled()[0], "--data", "restored")).ExitCode.ShouldBe(0);
        (await PastBriefingAsync("--data", "restored")).ShouldBe(await sample.RecomposedAsync());
    }

    [Fact]
    public async Task Run_makes_the_backup_that_is_due_and_its_status_tells_of_one_that_failed()
    {
        await ConfigureBackupsAsync();
        await using (var run = CommandLine.Run(["run", "--web", "off"], folder.FullName))
        {
            await Eventually.TrueAsync(() => Scheduled().Length == 1, "a backup is made", TimeSpan.FromMinutes(1));
            (await run.StopAsync()).ShouldBe(0, run.Output);
        }

        Directory.Delete(PathOf("backups"), recursive: true);
        await File.WriteAllTextAsync(PathOf("backups"), "in the way", TestContext.Current.CancellationToken);
        await using var failing = CommandLine.Run(["run", "--web", "off"], folder.FullName);
        await failing.WroteAsync("The backup into backups failed: ");
        const string Failure = "The backup into backups failed at ";
        await Eventually.TrueAsync(
            () => ServiceReports.HaveAsync(PathOf("data"), Failure), "the process reports it", TimeSpan.FromMinutes(2));
        var status = "";
        await Eventually.TrueAsync(
            async () =>
            {
                status = (await CommandAsync("status", "--data", "data")).Output;
                return status.Contains("run: backups: " + Failure, StringComparison.Ordinal);
            },
            () => status, TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_schedule_without_a_folder_is_refused_with_a_sentence()
    {
        var refused = await CommandAsync("backup", "--scheduled", "-c", Sample);
        var neither = await CommandAsync("backup");

        refused.ExitCode.ShouldBe(2);
        refused.Errors.Trim().ShouldBe(
            $"{Sample}: 'backup' names no folder, expected 'backup: {{ folder: /backups }}'. Nothing was started.");
        await ConfigureBackupsAsync("notices: { heartbeat: '${NO_SUCH_VARIABLE}' }");
        (await CommandAsync("backup", "--scheduled")).Errors.ShouldStartWith("briefing.yaml: 'backup' names no folder");
        neither.ExitCode.ShouldBe(2);
        neither.Errors.ShouldContain("Name a new folder or .tar.zst file for the backup, or give --scheduled.");
    }

    [Fact]
    public async Task A_database_of_a_later_version_is_refused_with_a_sentence_and_left_alone()
    {
        await ComposeFirstAsync();
        await using (var later = new SqliteConnection($"Data Source={PathOf("data/composer.db")};Pooling=False"))
        {
            await later.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = later.CreateCommand();
            command.CommandText = "INSERT INTO __EFMigrationsHistory VALUES ('29991231235959_Later', '99')";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var result = await CommandAsync("now", "-c", Sample, "--data", "data", "--at", "2025-09-24T06:00");

        result.ExitCode.ShouldBe(2);
        result.Errors.ShouldContain("composer.db belongs to a later version of BriefingBus (it has the migration 29991231235959_Later).");
        result.Errors.ShouldNotContain("   at ");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Sample => Repository.PathOf(ComposedSample.Config);

    private Task ComposeFirstAsync() => sample.CopyDataAsync(PathOf("data"));

    private Task<string> PastBriefingAsync(params string[] where) => PastBriefingAsync(environment: null, where);

    private Task<string> PastBriefingAsync(IReadOnlyDictionary<string, string>? environment, params string[] where) =>
        ComposedSample.PastBriefingAsync(environment, folder.FullName, where);

    private string[] Scheduled() => Directory.Exists(PathOf("backups")) ? Directory.GetDirectories(PathOf("backups"), "*Z") : [];

    private async Task ConfigureBackupsAsync(string backup = "backup: { folder: backups, at: '00:00', keep: 2 }")
    {
        File.Copy(Repository.PathOf("samples/morning/feeds/meridian.xml"), PathOf("meridian.xml"));
        await File.WriteAllTextAsync(PathOf("briefing.yaml"), $$"""
            editions:
              - name: morning
                title: Morning
                at: "06:00"
                sections: [{ title: News, feeds: [{ url: meridian.xml }] }]
            deliver: { files: { shelf: { folder: shelf, notices: also } } }
            {{backup}}
            """);
    }

    private Dictionary<string, long> Rows()
    {
        using var manifest = JsonDocument.Parse(File.ReadAllText(PathOf("backup/manifest.json")));
        return manifest.RootElement.GetProperty("rows").EnumerateObject().ToDictionary(r => r.Name, r => r.Value.GetInt64());
    }

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private Task<CommandResult> CommandAsync(params string[] arguments) => CommandAsync(environment: null, arguments);

    private Task<CommandResult> CommandAsync(IReadOnlyDictionary<string, string>? environment, params string[] arguments) =>
        CommandLine.RunAsync(arguments, folder.FullName, environment);
}
