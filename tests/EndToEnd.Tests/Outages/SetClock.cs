namespace BriefingBus.EndToEnd.Tests.Outages;

/// <summary>The wall clock of the services, which libfaketime (Debian's package of that name) sets for processes that are started with it.
/// The clock that only counts stays as it is, as on a machine whose time is set.</summary>
/// <param name="folder">Where the offset is kept.</param>
internal sealed class SetClock(string folder)
{
    private const string Library = "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1";

    private string Offset => Path.Combine(folder, "clock");

    /// <summary>Why it cannot be set, or null.</summary>
    public string? WhyAbsent { get; } = File.Exists(Library) ? null : "libfaketime is not installed";

    /// <summary>What a process needs to go by it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> EnvironmentAsync()
    {
        if (WhyAbsent is not null)
            return new Dictionary<string, string>();
        await SetAsync("+0");
        return new Dictionary<string, string>
        {
            ["LD_PRELOAD"] = Library,
            ["FAKETIME_TIMESTAMP_FILE"] = Offset,
            ["FAKETIME_CACHE_DURATION"] = "1",
            ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        };
    }

    /// <summary>Sets it to so many seconds from the real time.</summary>
    public Task SetAsync(string offset) => File.WriteAllTextAsync(Offset, offset + "\n");
}
