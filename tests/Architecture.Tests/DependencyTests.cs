using System.Diagnostics.CodeAnalysis;
using BriefingBus.Testing;
using Mono.Cecil;
using Shouldly;
using Xunit;

namespace BriefingBus.Architecture.Tests;

/// <summary>Which part may know which.</summary>
public sealed class DependencyTests
{
    [Fact]
    public void No_service_references_another()
    {
        foreach (var service in Product.Assemblies.Where(a => Product.Services.Contains(Product.ShortName(a.Name.Name))))
            ReferencesOf(service).Intersect(Product.Services).ShouldBeEmpty(service.Name.Name);
    }

    [Fact]
    public void Only_the_command_line_references_services()
    {
        foreach (var library in Product.Assemblies.Where(a => a.Name.Name != Product.CommandLine))
            ReferencesOf(library).Intersect(Product.Services).ShouldBeEmpty(library.Name.Name);
    }

    [Fact]
    public void Nothing_is_built_with_the_model_of_embeddings_but_what_is_installed_beside_Cleaner()
    {
        Product.Assemblies.Where(a => a.MainModule.AssemblyReferences.Any(r => r.Name == Product.Root + "Embeddings")).ShouldBeEmpty();
        Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
            .Where(project => File.ReadAllText(project).Contains("Embeddings.csproj", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Contracts")]
    [InlineData("Text")]
    [InlineData("ServiceDefaults", "Contracts")]
    public void A_library_below_all_others_references_only_these(string library, params string[] others) =>
        ReferencesOf(Product.Assemblies.Single(a => Product.ShortName(a.Name.Name) == library)).ShouldBeSubsetOf(others);

    [Fact]
    public void A_package_is_known_where_its_subject_is()
    {
        var places = new Dictionary<string, string[]>(StringComparer.Ordinal)
        {
            ["RabbitMQ.Client"] = ["ServiceDefaults", "DeadLetters"],
            ["HtmlAgilityPack"] = ["Cleaner"],
            ["MailKit"] = ["Delivery"],
            ["Microsoft.ML.OnnxRuntime"] = ["Embeddings"],
            ["Npgsql"] = ["Persistence", "Delivery", "DeadLetters", "Fetcher", "Composer", "Web"],
            ["Spectre.Console"] = [Product.CommandLine],
            ["System.CommandLine"] = [Product.CommandLine],
        };

        Exceptions.ShouldCover("packages",
            from assembly in Product.Assemblies
            from reference in assembly.MainModule.AssemblyReferences
            let library = Product.ShortName(assembly.Name.Name)
            where places.TryGetValue(reference.Name, out var known) && !known.Contains(library)
            select $"{library} -> {reference.Name}");
    }

    [Fact]
    public void A_consumer_translates_and_leaves_databases_and_HTML_to_others()
    {
        Exceptions.ShouldCover("consumers",
            from consumer in Product.Types.Where(IsConsumer)
            from dependency in Product.DependenciesOf(consumer)
            where dependency.Namespace.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
                || dependency.Namespace == "HtmlAgilityPack"
                || IsContext(dependency)
            select $"{consumer.FullName} -> {dependency.FullName}");
    }

    [Fact]
    public void Only_Http_opens_sockets()
    {
        string[] sockets =
        [
            "System.Net.Sockets.Socket",
            "System.Net.Sockets.TcpClient",
            "System.Net.Sockets.NetworkStream",
            "System.Net.Sockets.UdpClient",
        ];

        Exceptions.ShouldCover("sockets", Product.Types
            .Where(t => Product.ShortName(t.Module.Assembly.Name.Name) != "Http")
            .Where(t => Product.DependenciesOf(t).Any(d => sockets.Contains(d.FullName)))
            .Select(t => t.FullName));
    }

    [Fact]
    public void An_interface_has_two_implementations()
    {
        var implemented =
            (from type in Product.Types.SelectMany(t => t.NestedTypes.Append(t))
             where type is { IsInterface: false, IsAbstract: false }
             from contract in AncestorsOf(type).SelectMany(a => a.Interfaces)
             select (Interface: contract.InterfaceType.GetElementType().FullName, Type: type))
            .ToLookup(i => i.Interface, i => i.Type);

        Exceptions.ShouldCover(
            "interfaces",
            Product.Types.Where(t => t.IsInterface && implemented[t.FullName].Distinct().Count() < 2).Select(t => t.FullName));
    }

    private static List<string> ReferencesOf(AssemblyDefinition assembly) =>
        [
            .. assembly.MainModule.AssemblyReferences
                .Where(r => r.Name.StartsWith(Product.Root, StringComparison.Ordinal))
                .Select(r => Product.ShortName(r.Name)),
        ];

    private static bool IsConsumer(TypeDefinition type) =>
        !type.IsInterface && type.Interfaces.Any(
            i => i.InterfaceType.GetElementType().FullName.StartsWith("MassTransit.IConsumer", StringComparison.Ordinal));

    private static bool IsContext(TypeReference type) =>
        type.Name.EndsWith("Context", StringComparison.Ordinal)
            && type.Resolve()?.BaseType is { } parent
            && (parent.Name == "DbContext" || IsContext(parent));

    private static IEnumerable<TypeDefinition> AncestorsOf(TypeDefinition type)
    {
        for (var ancestor = type; IsOurs(ancestor); ancestor = ancestor.BaseType?.Resolve())
            yield return ancestor;

        static bool IsOurs([NotNullWhen(true)] TypeDefinition? ancestor) =>
            ancestor?.Namespace.StartsWith("BriefingBus", StringComparison.Ordinal) == true;
    }
}
