using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using BriefingBus.Testing;

namespace BriefingBus.EndToEnd.Tests.Faults;

/// <summary>A service as a process of its own, killed and started again at will; its log is appended to one file.</summary>
/// <param name="service">Its folder below <c>src</c>, such as <c>Fetcher</c>.</param>
/// <param name="environment">Its environment.</param>
/// <param name="logFolder">Where its log goes.</param>
internal sealed partial class ServiceProcess(
    string service, IReadOnlyDictionary<string, string> environment, string logFolder) : IDisposable
{
    private readonly Lock gate = new();
    private Process? process;
    private long logged;
    private Uri? address;

    public string LogFile { get; } = Path.Combine(logFolder, $"{service}-{Guid.NewGuid():N}.log");

    /// <summary>True where the process ended although nobody killed it.</summary>
    public bool Fell
    {
        get
        {
            lock (gate)
                return process is { HasExited: true };
        }
    }

    /// <summary>Whether the process has come as far as to do its work.</summary>
    public bool IsUp
    {
        get
        {
            if (!File.Exists(LogFile))
                return false;
            using var log = new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            log.Position = logged;
            return new StreamReader(log).ReadToEnd().Contains("Application started", StringComparison.Ordinal);
        }
    }

    /// <summary>What the process has logged since its start.</summary>
    public string Log
    {
        get
        {
            using var log = new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            log.Position = logged;
            return new StreamReader(log).ReadToEnd();
        }
    }

    /// <summary>Where it answers, by its log.</summary>
    public Uri Address => address ??= new(ListeningLine().Match(Log).Groups[1].Value);

    /// <summary>The most memory that the process has had in use so far, in MiB.</summary>
    public long PeakMemory
    {
        get
        {
            process!.Refresh();
            return process.PeakWorkingSet64 / 1024 / 1024;
        }
    }

    public void Start()
    {
        logged = File.Exists(LogFile) ? new FileInfo(LogFile).Length : 0;
        address = null;
        var program = Repository.Program($"BriefingBus.{service}.dll");
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"exec dotnet '{program}' >>'{LogFile}' 2>&1"]);
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        start.Environment["LOG__FORMAT"] = "text";
        lock (gate)
            process = Process.Start(start)!;
    }

    /// <summary>SIGKILL: the process has no say.</summary>
    public async Task KillAsync()
    {
        Process? victim;
        lock (gate)
            victim = process;
        if (victim is null)
            return;
        victim.Kill();
        await victim.WaitForExitAsync();
    }

    /// <summary>SIGTERM: the process is asked to stop, as a container's engine asks.</summary>
    /// <returns>Its exit code.</returns>
    /// <exception cref="TimeoutException">It was still there when the engine would have killed it.</exception>
    public async Task<int> StopAsync(TimeSpan grace)
    {
        using var kill = Process.Start("kill", ["-TERM", process!.Id.ToString(CultureInfo.InvariantCulture)]);
        return await EndAsync(grace);
    }

    /// <summary>Waits until the process ends of itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(TimeSpan limit)
    {
        await process!.WaitForExitAsync().InTimeAsync(limit);
        return process.ExitCode;
    }

    [GeneratedRegex("Now listening on: (\\S+)")]
    private static partial Regex ListeningLine();

    public void Dispose()
    {
        if (process is { HasExited: false })
            process.Kill();
        process?.Dispose();
        process = null;
    }
}
