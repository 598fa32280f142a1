using System.Globalization;

namespace BriefingBus.DeadLetters.Bench;

/// <summary>Processor time of other processes, by <c>/proc</c>: on a machine with other work it says more than the clock.</summary>
internal static class Processor
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>What the processes that PostgreSQL has for a database have used, zero for none.</summary>
    public static TimeSpan UsedBy(string? database) => database is null
        ? default
        : Directory.EnumerateDirectories("/proc").Where(folder => char.IsDigit(Path.GetFileName(folder)[0]))
            .Where(folder => Read(folder, "cmdline").Contains($" {database} ", StringComparison.Ordinal))
            .Aggregate(TimeSpan.Zero, (sum, folder) => sum + Of(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture)));

    /// <summary>What a process has used, in user and system mode (proc(5), fields 14 and 15 of <c>stat</c>).</summary>
    public static TimeSpan Of(int process)
    {
        var stat = Read($"/proc/{process}", "stat");
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length < 13 ? default : Tick * fields[11..13].Sum(field => long.Parse(field, CultureInfo.InvariantCulture));
    }

    public static string Read(string folder, string file)
    {
        try
        {
            return File.ReadAllText(Path.Combine(folder, file));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // It has just ended, or is the system's.
            return "";
        }
    }
}
