using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.Cli.Tests.Help;

public sealed class HelpTests
{
    private static readonly string[] Verbs =
    [
        "", "init", "now", "run", "check", "feeds", "feeds list", "feeds add", "feeds remove", "feeds disable", "feeds enable",
            "feeds move",
        "feeds test", "feeds discover", "feeds import", "feeds export", "import miniflux", "import freshrss", "search", "deliver test",
            "deliveries",
        "parse", "clean", "group", "compose", "explain", "republish", "export atom", "web password", "topology deploy", "completion bash",
    ];

    public static TheoryData<string> All() => [.. Verbs];

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_help_of_a_verb_has_examples_and_exit_codes_and_no_names_of_types(string verb)
    {
        var run = await CommandLine.RunAsync([.. verb.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        run.ExitCode.ShouldBe(0, run.Errors);
        run.Output.ShouldContain("Examples:\n  briefingbus ");
        run.Output.ShouldContain("Exit codes:\n    0  Done.");
        foreach (var name in new[] { "2147483647", "System.", "BriefingBus.Cli", "Int32", "00:01:00" })
            run.Output.ShouldNotContain(name);
        if (!verb.StartsWith("completion", StringComparison.Ordinal) && verb.Length > 0 && verb != "feeds")
            run.Output.ShouldContain("--json");
    }

    [Theory]
    [InlineData("now --nope", "Unrecognized command or argument '--nope'.", "'briefingbus now --help' shows what it takes.")]
    [InlineData("search x --limit many", "--limit: found 'many', expected a whole number.", "'briefingbus search --help'")]
    [InlineData("now --deadline soon", "found 'soon', expected a span of time such as 60s or 5m", "'briefingbus now --help'")]
    [InlineData("now --format pdf", "--format", "'briefingbus now --help'")]
    [InlineData("feeds ad", "'ad' is no command of 'briefingbus feeds'; did you mean 'add'?", "'briefingbus feeds --help'")]
    [InlineData("export atom", "Option '--address' is required.", "'briefingbus export atom --help'")]
    public async Task Usage_errors_go_only_to_stderr(string arguments, string problem, string hint)
    {
        var run = await CommandLine.RunAsync(arguments.Split(' '));

        run.ExitCode.ShouldBe(2);
        run.Output.ShouldBeEmpty();
        run.Errors.ShouldContain(problem);
        run.Errors.ShouldContain(hint);
        run.Errors.ShouldNotContain("System.");
        run.Errors.ShouldNotContain("BriefingBus.");
    }

    [Fact]
    public async Task Completion_suggests_verbs_and_options_and_bash_takes_its_script()
    {
        var suggested = await CommandLine.RunAsync(["[suggest:18]", "briefingbus feeds "]);
        var script = await CommandLine.RunAsync(["completion", "bash"]);
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, script.Output);

        suggested.Output.Split('\n').ShouldContain("discover");
        string[] arguments = ["-c", $"source {file} && complete -p briefingbus"];
        using var bash = System.Diagnostics.Process.Start(
            new System.Diagnostics.ProcessStartInfo("bash", arguments) { RedirectStandardOutput = true })!;
        (await bash.StandardOutput.ReadToEndAsync()).ShouldContain("-F _briefingbus briefingbus");
        File.Delete(file);
    }

    [Fact]
    public async Task Init_asks_nothing_when_piped_writes_a_right_file_and_leaves_one_that_is_there()
    {
        var folder = Directory.CreateTempSubdirectory("briefingbus-init-");

        var first = await CommandLine.RunAsync(["init"], folder.FullName);
        var check = await CommandLine.RunAsync(["check"], folder.FullName);
        var second = await CommandLine.RunAsync(["init"], folder.FullName);

        first.ExitCode.ShouldBe(0, first.Errors);
        check.ExitCode.ShouldBe(0, check.Errors);
        check.Output.ShouldContain("1 edition, 2 sections, 3 feeds");
        second.ExitCode.ShouldBe(2);
        second.Errors.ShouldContain("exists already; nothing was written");
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Init_lets_the_user_of_the_service_read_the_file_as_far_as_the_umask_does()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes");
        var folder = Directory.CreateTempSubdirectory("briefingbus-init-");
        var init = $"umask 022; exec dotnet '{Repository.Program("briefingbus.dll")}' init --config etc/briefing/briefing.yaml";

        await RunningProgram.ToItsEndAsync("/bin/sh", ["-c", init], folder.FullName);

        ModeOf("etc").ShouldBe("755");
        ModeOf("etc/briefing").ShouldBe("755");
        ModeOf("etc/briefing/briefing.yaml").ShouldBe("644");
        folder.Delete(recursive: true);

        string ModeOf(string path) => OperatingSystem.IsWindows()
            ? ""
            : Convert.ToString((int)File.GetUnixFileMode(Path.Combine(folder.FullName, path)), 8);
    }

    [Fact]
    public async Task The_old_name_of_export_atom_still_works_and_is_not_listed()
    {
        (await CommandLine.RunAsync(["feed", "--help"])).ExitCode.ShouldBe(0);
        (await CommandLine.RunAsync(["--help"])).Output.ShouldNotContain("  feed ");
    }
}
