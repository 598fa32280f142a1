using System.Text.RegularExpressions;
using BriefingBus.Delivery.Outlets;
using BriefingBus.Delivery.Patterns;

namespace BriefingBus.Delivery.Files;

/// <summary>Names a briefing's files by a pattern.</summary>
internal static partial class FileName
{
    /// <summary>The maximum size of a name. Linux and Windows allow 255 bytes; the extension and the temporary name need some of
    /// them.</summary>
    private const int MaxBytes = 200;

    private const int IdentityLength = 8;

    private static readonly WordPattern Words = new(
        ("edition", b => b.Edition),
        ("title", b => b.Title),
        ("date", b => Date(b, "yyyy-MM-dd")),
        ("time", b => Date(b, "HHmm")),
        ("year", b => Date(b, "yyyy")),
        ("month", b => Date(b, "MM")),
        ("day", b => Date(b, "dd")));

    /// <summary>The error of a pattern, or null.</summary>
    public static string? ProblemOf(string pattern)
    {
        if (Words.Unknown(pattern) is { } unknown)
            return $"found '{unknown}', expected one of {Words.Known}";
        if (pattern.Split('/').Any(part => part.Trim() is "" or "." or ".."))
            return $"found '{pattern}', expected a name below the folder, without empty parts, '.' and '..'";
        return pattern.Contains("{date}", StringComparison.Ordinal) || (pattern.Contains("{year}", StringComparison.Ordinal)
            && pattern.Contains("{month}", StringComparison.Ordinal) && pattern.Contains("{day}", StringComparison.Ordinal))
            ? null
            : $"found '{pattern}', expected {{date}} in it, or {{year}}, {{month}} and {{day}}: each briefing has files of its own";
    }

    /// <summary>The name, with slashes between folders and without an extension. Several messages to the operator may be of one minute, so
    /// that of such a message ends with its identity.</summary>
    public static string Of(string pattern, BriefingComposed briefing)
    {
        var name = string.Join('/', pattern.Split('/').Select(part => Safe(Words.Fill(part, briefing))));
        return OperatorMessages.Contain(briefing) ? $"{name}-{briefing.BriefingId.ToString("N")[..IdentityLength]}" : name;
    }

    /// <summary>The name of the link to an edition's newest briefing, without an extension.</summary>
    public static string Latest(BriefingComposed briefing) => Safe(briefing.Edition) + "-latest";

    private static string Date(BriefingComposed briefing, string format) =>
        briefing.ScheduledAt.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>A name that is valid on every file system: a forbidden character becomes a hyphen
    /// (https://learn.microsoft.com/windows/win32/fileio/naming-a-file). None begins with a hyphen: programs would read it as an option
    /// (POSIX.1-2024, Utility Syntax Guidelines).</summary>
    private static string Safe(string name)
    {
        var safe = Forbidden().Replace(name, "-").TrimStart(' ', '.', '-').TrimEnd(' ', '.');
        while (Encoding.UTF8.GetByteCount(safe) > MaxBytes)
            safe = safe[..^(char.IsLowSurrogate(safe[^1]) ? 2 : 1)].TrimEnd(' ', '.');
        return safe.Length > 0 ? safe : "_";
    }

    [GeneratedRegex(@"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:""/\\|?*]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Forbidden();
}
