namespace BriefingBus.Fetcher.Http;

/// <summary>Writes numbers of bytes for readers.</summary>
internal static class ByteCount
{
    /// <summary>Such as <c>32 MiB</c>, <c>64 KiB</c> or <c>17 bytes</c>; rounded down.</summary>
    public static string Write(long bytes) => bytes switch
    {
        >= 1024 * 1024 => $"{bytes / (1024 * 1024)} MiB",
        >= 1024 => $"{bytes / 1024} KiB",
        _ => $"{bytes} bytes",
    };
}
