using BriefingBus.EndToEnd.Tests.Briefings;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

[assembly: AssemblyFixture(typeof(ComposedSample))]

namespace BriefingBus.EndToEnd.Tests.Briefings;

/// <summary>The sample's briefing, composed once by <c>briefingbus now</c> for every test that only reads it or begins where it was
/// composed.</summary>
public sealed class ComposedSample : IDisposable
{
    /// <summary>The sample's configuration, relative to the checkout.</summary>
    public const string Config = "samples/morning/briefing.yaml";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("briefingbus-sample-");
    private readonly Lazy<Task<CommandResult>> printed;
    private readonly Lazy<Task<CommandResult>> kept;
    private readonly Lazy<Task<string>> recomposed;

    /// <summary>Composes nothing yet: a run without these tests has no use for it.</summary>
    public ComposedSample()
    {
        printed = new(() => NowAsync("--out", PathOf("printed")));
        kept = new(() => NowAsync("--out", PathOf("kept"), "--data", PathOf("data"), "--format", "json", "--quiet"));
        recomposed = new(RecomposeAsync);
    }

    /// <summary>Where <see cref="PrintedAsync"/> wrote the briefing's files.</summary>
    public string PrintedFiles => Path.Combine(PathOf("printed"), "morning-2025-09-23-0600");

    /// <summary>Where <see cref="KeptAsync"/> wrote them.</summary>
    public string KeptFiles => Path.Combine(PathOf("kept"), "morning-2025-09-23-0600");

    /// <summary>The sample as a person composes it whose output is piped: as text, with its progress, into databases of the
    /// moment.</summary>
    public Task<CommandResult> PrintedAsync() => printed.Value;

    /// <summary>The sample as JSON, without its progress, into databases that are kept.</summary>
    public Task<CommandResult> KeptAsync() => kept.Value;

    /// <summary>The past briefing as JSON, by <c>briefingbus compose</c> from those databases.</summary>
    public Task<string> RecomposedAsync() => recomposed.Value;

    /// <summary>Copies the databases of <see cref="KeptAsync"/> into a new folder.</summary>
    public async Task CopyDataAsync(string to)
    {
        (await KeptAsync()).ExitCode.ShouldBe(0, (await KeptAsync()).Errors);
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(PathOf("data")))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>Asks for the past briefing of some databases as JSON.</summary>
    /// <param name="environment">The databases by variables, or none.</param>
    /// <param name="working">The working folder.</param>
    /// <param name="where">The databases by options, or none.</param>
    public static async Task<string> PastBriefingAsync(
        IReadOnlyDictionary<string, string>? environment, string working, params string[] where)
    {
        string[] arguments =
        [
            "compose", "-c", Repository.PathOf(Config), "-e", "morning", "--at", "2025-09-23T06:00", "--format", "json", .. where,
        ];
        var result = await CommandLine.RunAsync(arguments, working, environment);
        result.ExitCode.ShouldBe(0, result.Errors);
        result.Output.Length.ShouldBeGreaterThan(10_000);
        return result.Output;
    }

    // A copy, since others copy while this reads.
    private async Task<string> RecomposeAsync()
    {
        await CopyDataAsync(PathOf("copy"));
        return await PastBriefingAsync(environment: null, folder.FullName, "--data", "copy");
    }

    // No test here is about the deadline, which a busy machine may reach.
    private static Task<CommandResult> NowAsync(params string[] more) =>
        CommandLine.RunAsync(["now", "--deadline", "10m", "--config", Config, .. more]);

    private string PathOf(string name) => Path.Combine(folder.FullName, name);
}
