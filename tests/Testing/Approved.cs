using System.Runtime.CompilerServices;
using Xunit;

namespace BriefingBus.Testing;

/// <summary>Compares a text with a file that a person has read and approved.</summary>
public static class Approved
{
    /// <summary>
    /// Passes where the approved file holds exactly this text, line ends aside. Otherwise writes the text beside it as
    /// <c>name.received.extension</c> and fails with the first line that differs; to approve it, move it over the approved file.
    /// </summary>
    /// <param name="file">Path of the approved file, relative to the folder of the calling test.</param>
    /// <param name="text">What the product made.</param>
    /// <param name="caller">Filled by the compiler.</param>
    public static void ShouldMatch(string file, string text, [CallerFilePath] string caller = "")
    {
        var approved = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(caller)!, file));
        var received = Path.ChangeExtension(approved, ".received" + Path.GetExtension(approved));
        var actual = Normalise(text);
        var expected = File.Exists(approved) ? Normalise(File.ReadAllText(approved)) : null;
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(approved)!);
        File.WriteAllText(received, actual);
        Assert.Fail(expected is null
            ? $"{file} is not approved yet. Read {received} and, if it is right, rename it to {Path.GetFileName(approved)}."
            : $"{file} differs from what was approved, first at {FirstDifference(expected, actual)}. Compare it with {received}.");
    }

    // Git may check text out with the platform's line ends; every file ends with one.
    private static string Normalise(string text) => text.ReplaceLineEndings("\n").TrimEnd('\n') + "\n";

    private static string FirstDifference(string expected, string actual)
    {
        var (was, now) = (expected.Split('\n'), actual.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(was.Length, now.Length))
            .First(i => was.ElementAtOrDefault(i) != now.ElementAtOrDefault(i));
        return $"line {line + 1}:{Environment.NewLine}approved: {was.ElementAtOrDefault(line) ?? "(end)"}"
            + $"{Environment.NewLine}received: {now.ElementAtOrDefault(line) ?? "(end)"}";
    }
}
