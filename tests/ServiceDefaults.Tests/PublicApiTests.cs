using BriefingBus.Testing;
using Shouldly;
using Xunit;

namespace BriefingBus.ServiceDefaults.Tests;

/// <summary>Subscribers that others wrote are built on the package: what it offers changes only on purpose.</summary>
public sealed class PublicApiTests
{
    private static readonly string[] OfServicesAlone = ["EntityFrameworkCore", "Npgsql", "Sqlite", "YamlDotNet", "HtmlAgilityPack"];

    [Fact]
    public void The_public_surface_is_the_one_that_was_approved() =>
        Approved.ShouldMatch("approved/public-api.txt", PublicApi.Of(typeof(ServiceHost).Assembly));

    [Fact]
    public void A_subscriber_needs_no_database_and_no_briefing_yaml() =>
        typeof(ServiceHost).Assembly.GetReferencedAssemblies()
            .ShouldAllBe(reference => !OfServicesAlone.Any(part => reference.Name!.Contains(part, StringComparison.Ordinal)));
}
