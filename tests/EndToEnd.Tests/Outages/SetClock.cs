using System.Buffers.Binary;
using BriefingBus.Testing;

namespace BriefingBus.EndToEnd.Tests.Outages;

/// <summary>The wall clock of the services, set while they run: <c>clock.c</c> is compiled and preloaded into them.</summary>
internal sealed class SetClock
{
    private readonly string library;
    private readonly string offset;

    private SetClock(string library, string offset, string? whyAbsent) =>
        (this.library, this.offset, WhyAbsent) = (library, offset, whyAbsent);

    /// <summary>Why it cannot be set, or null.</summary>
    public string? WhyAbsent { get; }

    /// <summary>What a process needs to go by it.</summary>
    public IReadOnlyDictionary<string, string> Environment => WhyAbsent is null
        ? new Dictionary<string, string> { ["LD_PRELOAD"] = library, ["TEST_CLOCK"] = offset }
        : new Dictionary<string, string>();

    /// <summary>Makes a clock that shows the real time.</summary>
    /// <param name="folder">Where its files go.</param>
    public static async Task<SetClock> MakeAsync(string folder)
    {
        var (library, offset) = (Path.Combine(folder, "clock.so"), Path.Combine(folder, "clock"));
        await File.WriteAllBytesAsync(offset, new byte[sizeof(long)]);
        var source = Repository.PathOf("tests/EndToEnd.Tests/Outages/clock.c");
        try
        {
            await RunningProgram.ToItsEndAsync("cc", ["-O2", "-shared", "-fPIC", "-o", library, source, "-ldl"], folder);
            return new SetClock(library, offset, null);
        }
        catch (Exception refused) when (refused is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return new SetClock(library, offset, "the C compiler is missing or refuses: " + refused.Message);
        }
    }

    /// <summary>Sets it to so far from the real time.</summary>
    public async Task SetAsync(TimeSpan ahead)
    {
        var seconds = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(seconds, (long)ahead.TotalSeconds);
        await using var file = new FileStream(offset, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        await file.WriteAsync(seconds);
    }
}
