using System.Text.Json;
using System.Xml.Linq;
using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.EndToEnd.Tests.Installation;

/// <summary><c>.github/packages.lock.json</c>, which a release restores. No restore here reads it, so a mirror may have other
/// hashes.</summary>
public sealed class LockFileTests
{
    private const string Renewal = "dotnet restore src/Cli -p:Locked=true --force-evaluate";

    [Fact]
    public void It_has_every_package_and_project_of_the_program()
    {
        using var program = JsonDocument.Parse(File.ReadAllText(Repository.Program("briefingbus.deps.json")));
        var built = program.RootElement.GetProperty("libraries").EnumerateObject()
            .Select(library => (library.Name, Kind: library.Value.GetProperty("type").GetString()))
            .Where(library => library.Kind is "package" or "project" && !library.Name.StartsWith("briefingbus/", StringComparison.Ordinal))
            .Select(library => library.Kind == "package" ? library.Name : library.Name.Split('/')[0]).ToList();
        built.ShouldContain(name => name.StartsWith("MassTransit/", StringComparison.Ordinal));
        built.ShouldContain("BriefingBus.Cleaner");
        var locked = Locked().Select(p => p.Version is null ? p.Name : $"{p.Name}/{p.Version}");

        built.Except(locked, StringComparer.OrdinalIgnoreCase).ShouldBeEmpty(Renewal);
    }

    [Fact]
    public void It_has_the_versions_that_are_chosen_for_all_projects()
    {
        var chosen = XDocument.Load(Repository.PathOf("Directory.Packages.props")).Descendants("PackageVersion")
            .ToDictionary(p => p.Attribute("Include")!.Value, p => p.Attribute("Version")!.Value, StringComparer.OrdinalIgnoreCase);
        var known = Locked().Where(p => chosen.ContainsKey(p.Name)).ToList();

        known.Count.ShouldBeGreaterThan(20);
        known.Where(p => p.Version != chosen[p.Name]).ShouldBeEmpty(Renewal);
    }

    /// <summary>The packages with their versions, and projects without one.</summary>
    private static IEnumerable<(string Name, string? Version)> Locked()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Repository.PathOf(".github/packages.lock.json")));
        return [.. file.RootElement.GetProperty("dependencies").GetProperty("net10.0").EnumerateObject()
            .Select(p => (p.Name, p.Value.TryGetProperty("resolved", out var version) ? version.GetString() : null))];
    }
}
