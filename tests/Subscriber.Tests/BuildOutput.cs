using BriefingBus.Testing;

namespace BriefingBus.Subscriber.Tests;

/// <summary>Builds projects as their users do, in the configuration that these tests were built in.</summary>
internal static class BuildOutput
{
    /// <summary>Runs a verb of <c>dotnet</c>; <paramref name="home"/> keeps what it remembers (templates, extracted packages) apart from
    /// the user's own.</summary>
    public static Task<string> DotnetAsync(string folder, string home, params string[] arguments) =>
        RunningProgram.ToItsEndAsync("dotnet", arguments, folder, new Dictionary<string, string>
        {
            ["DOTNET_CLI_HOME"] = home,
            ["NUGET_PACKAGES"] = Path.Combine(home, "packages"),
            // What this machine has extracted already is used where it lies.
            ["NUGET_FALLBACK_PACKAGES"] = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
            ["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1",
            ["DOTNET_NOLOGO"] = "1",
            ["MSBUILDDISABLENODEREUSE"] = "1",
            ["UseSharedCompilation"] = "false",
        });

    /// <summary>Packs Contracts and ServiceDefaults, built already, into a folder.</summary>
    public static async Task PackAsync(string feed, string home)
    {
        foreach (var project in new[] { "src/Contracts", "src/ServiceDefaults" })
            await DotnetAsync(Repository.Root, home, "pack", project, "-c", Repository.BuildConfiguration, "--no-build", "-o", feed);
    }
}
