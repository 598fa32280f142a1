using System.Diagnostics;
using System.Globalization;

namespace BriefingBus.Testing;

/// <summary>A program as a process of its own, with what it wrote so far; killed at the end, with all it started.</summary>
public sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly Lock gate = new();
    private readonly List<string> lines = [];

    private RunningProgram(Process process) => this.process = process;

    /// <summary>What it wrote to stdout and stderr so far, in order of arrival.</summary>
    public string Output
    {
        get
        {
            lock (gate)
                return string.Join('\n', lines);
        }
    }

    /// <summary>Starts it.</summary>
    /// <param name="program">The program, such as <c>dotnet</c>.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Its working folder.</param>
    /// <param name="environment">Further environment variables.</param>
    public static RunningProgram Start(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        var running = new RunningProgram(new Process { StartInfo = start });
        running.process.OutputDataReceived += running.Keep;
        running.process.ErrorDataReceived += running.Keep;
        running.process.Start();
        running.process.BeginOutputReadLine();
        running.process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it wrote.</returns>
    /// <exception cref="InvalidOperationException">It failed; the message has what it wrote.</exception>
    public static async Task<string> ToItsEndAsync(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null,
        TimeSpan? limit = null)
    {
        await using var running = Start(program, arguments, folder, environment);
        await running.process.WaitForExitAsync().InTimeAsync(limit ?? TimeSpan.FromMinutes(4));
        if (running.process.ExitCode == 0)
            return running.Output;
        var line = $"{program} {string.Join(' ', running.process.StartInfo.ArgumentList)}";
        throw new InvalidOperationException($"{line} ended with {running.process.ExitCode}:\n{running.Output}");
    }

    /// <summary>Waits until it has written a line with this in it.</summary>
    /// <exception cref="TimeoutException">It did not, or it ended before; the message has what it wrote.</exception>
    public async Task WroteAsync(string text, TimeSpan? limit = null)
    {
        var wait = new WaitLimit(limit ?? TimeSpan.FromSeconds(60));
        while (!HasWritten(text))
        {
            if (wait.IsPassed || process.HasExited)
                throw new TimeoutException($"{process.StartInfo.FileName} did not write '{text}'. It wrote:\n{Output}");
            await Task.Delay(50);
        }
    }

    /// <summary>Waits until it listens, and gives the address. It must log as text and listen on a port of its own choice, such as
    /// <c>http://127.0.0.1:0</c>.</summary>
    public async Task<Uri> AddressAsync()
    {
        const string Listening = "Now listening on: ";
        await WroteAsync(Listening);
        var line = Output.Split('\n').First(l => l.Contains(Listening, StringComparison.Ordinal));
        return new(line.Split(Listening)[1].Trim().Trim('"'));
    }

    /// <summary>For a service: waits until its health says that it is ready. It must log as <see cref="AddressAsync"/> needs it.</summary>
    public async Task ReadyAsync()
    {
        await WroteAsync("Application started");
        using var client = new HttpClient { BaseAddress = await AddressAsync() };
        await Eventually.TrueAsync(
            async () => (await client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode, "the service is ready");
    }

    /// <summary>SIGTERM, as a container's engine asks; waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync().InTimeAsync(TimeSpan.FromSeconds(30));
        return process.ExitCode;
    }

    /// <summary>SIGKILL: the process has no say.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
        process.Dispose();
    }

    private bool HasWritten(string text)
    {
        lock (gate)
            return lines.Exists(line => line.Contains(text, StringComparison.Ordinal));
    }

    private void Keep(object sender, DataReceivedEventArgs received)
    {
        if (received.Data is not { } line)
            return;
        lock (gate)
            lines.Add(line);
    }
}
