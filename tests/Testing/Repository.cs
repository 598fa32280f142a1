using System.Runtime.CompilerServices;
using Xunit;

namespace BriefingBus.Testing;

/// <summary>Where the files of this checkout are.</summary>
public static class Repository
{
    /// <summary>The checkout's folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The configuration that these tests were built in: <c>Release</c> or <c>Debug</c>.</summary>
    public static string BuildConfiguration => new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>
    /// The command line's output, with every service in it: as it is published, where <c>./test</c> has done that, since it starts in
    /// half the time then; else as it was built.
    /// </summary>
    private static string Programs { get; } =
        Environment.GetEnvironmentVariable("TEST_PROGRAMS") ?? PathOf(Path.Combine("src", "Cli", "bin", BuildConfiguration, "net10.0"));

    /// <summary>A program of the command line's output, such as <c>BriefingBus.Fetcher.dll</c>.</summary>
    public static string Program(string file) => Path.Combine(Programs, file);

    /// <summary>A file or folder of the checkout, by its path from the root.</summary>
    public static string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>
    /// A file or folder of the recorded material that lies beside the checkout. Where it is absent the test is skipped, with the reason.
    /// </summary>
    public static string Shared(string path)
    {
        var full = Path.GetFullPath(Path.Combine(Root, "..", "shared", path));
        Assert.SkipUnless(Path.Exists(full), $"The recorded material {path} is not beside the checkout");
        return full;
    }

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
