using System.Diagnostics;

namespace BriefingBus.Testing;

/// <summary>Runs the built command line as a process of its own, as its user does.</summary>
public static class CommandLine
{
    // From its own output folder, which holds what it needs for this machine; the copy beside the tests does not.
    private static readonly string Program = Repository.Program("briefingbus.dll");

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">What follows <c>briefingbus</c>.</param>
    /// <param name="folder">The working folder; null for the checkout.</param>
    /// <param name="environment">Further environment variables.</param>
    /// <param name="timeout">How long it may take; null for two minutes.</param>
    public static async Task<CommandResult> RunAsync(
        IEnumerable<string> arguments,
        string? folder = null,
        IReadOnlyDictionary<string, string>? environment = null,
        TimeSpan? timeout = null)
    {
        using var process = Start(arguments, folder, environment);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var started = Stopwatch.GetTimestamp();
        try
        {
            await process.WaitForExitAsync().InTimeAsync(timeout ?? TimeSpan.FromMinutes(2));
        }
        catch (TimeoutException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"briefingbus {string.Join(' ', arguments)} did not end in time. It wrote: {await errors}", e);
        }
        return new CommandResult(process.ExitCode, await output, await errors, Stopwatch.GetElapsedTime(started));
    }

    /// <summary>Starts it, to be looked at while it runs.</summary>
    public static RunningProgram Run(
        IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null) =>
        RunningProgram.Start("dotnet", [Program, .. arguments], folder, environment);

    /// <summary>Starts it, with its output redirected.</summary>
    /// <param name="arguments">What follows <c>briefingbus</c>.</param>
    /// <param name="folder">The working folder; null for the checkout.</param>
    /// <param name="environment">Further environment variables.</param>
    /// <param name="input">Whether its input is redirected too.</param>
    public static Process Start(
        IEnumerable<string> arguments, string? folder = null, IReadOnlyDictionary<string, string>? environment = null, bool input = false)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            WorkingDirectory = folder ?? Repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = input,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        return Process.Start(start)!;
    }
}

/// <summary>What a run of the command line gave.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Output">What it wrote to stdout.</param>
/// <param name="Errors">What it wrote to stderr.</param>
/// <param name="Elapsed">How long it took.</param>
public sealed record CommandResult(int ExitCode, string Output, string Errors, TimeSpan Elapsed);
