using System.Diagnostics;
using BriefingBus.EndToEnd.Tests.Briefings;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests;

/// <summary>What a person sees at a terminal: script(1) gives the program one.</summary>
public sealed class TerminalTests(ComposedSample sample)
{
    private const string Script = "/usr/bin/script";

    /// <summary>SGR with a colour (ECMA-48 §8.3.117).</summary>
    private const string Colour = "\u001b\\[(?:[0-9]+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])";

    private static readonly string Program = Repository.Program("briefingbus.dll");

    private static readonly Lazy<Task<string>> Capable = new(() => AtTerminalAsync("env -u NO_COLOR ", options: ""));

    [Fact]
    public async Task At_a_terminal_a_briefing_is_wrapped_at_words_with_bold_headings_and_links()
    {
        var output = await Capable.Value;

        var rows = output.Replace("\r", "", StringComparison.Ordinal).Split('\n');
        output.ShouldContain("\u001b[1m🌍 International News");
        output.ShouldContain("\u001b]8;");
        rows.ShouldContain(row => row.StartsWith("  All 212 passengers and crew", StringComparison.Ordinal)
            && !row.Contains("Norway’s coastguard", StringComparison.Ordinal));
        rows.ShouldContain(row => row.StartsWith("  ", StringComparison.Ordinal)
            && row.Contains("coastguard said.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_terminal_that_can_do_nothing_gets_plain_text() =>
        (await AtTerminalAsync("TERM=dumb ")).ShouldNotContain("\u001b[1m");

    [Fact]
    public async Task Colours_are_used_on_terminals_that_support_them_unless_NO_COLOR_is_set()
    {
        (await Capable.Value).ShouldMatch(Colour);
        (await AtTerminalAsync("NO_COLOR=1 ", options: "")).ShouldNotMatch(Colour);
    }

    [Fact]
    public async Task Progress_is_drawn_at_a_terminal_alone()
    {
        var piped = await sample.PrintedAsync();

        piped.ExitCode.ShouldBe(0);
        (piped.Output + piped.Errors).ShouldNotContain("\u001b");
    }

    private static async Task<string> AtTerminalAsync(string environment, string options = "--quiet")
    {
        Assert.SkipUnless(File.Exists(Script), "There is no script(1), which gives a program a terminal");
        var folder = Directory.CreateTempSubdirectory("briefingbus-terminal-");
        var now = $"{Program} now {options} --config {Repository.PathOf("samples/morning/briefing.yaml")} --out {folder.FullName}";
        var command = $"stty cols 72 rows 40; {environment}dotnet {now}";
        var start = new ProcessStartInfo(Script, ["-qec", command, "/dev/null"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.Environment["TERM"] = "xterm-256color";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        folder.Delete(recursive: true);
        return output;
    }
}
