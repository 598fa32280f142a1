using Mono.Cecil;
using Xunit;

namespace BriefingBus.Architecture.Tests;

/// <summary>A folder is a step: what it needs comes before it, and never needs it in turn.</summary>
public sealed class FolderTests
{
    [Fact]
    public void Folders_of_a_project_form_no_cycle() => Exceptions.ShouldCover("cycles", Product.Assemblies.SelectMany(CyclesOf));

    private static IEnumerable<string> CyclesOf(AssemblyDefinition assembly)
    {
        var edges = Product.TypesOf(assembly)
            .Where(IsPartOfAStep)
            .SelectMany(t => Product.DependenciesOf(t)
                .Where(d => d.Scope == assembly.MainModule && d.Namespace != t.Namespace)
                .Where(d => d.Namespace.StartsWith("BriefingBus", StringComparison.Ordinal))
                .Select(d => (From: t.Namespace, To: d.Namespace)))
            .ToLookup(e => e.From, e => e.To);
        return edges.SelectMany(from => from.Distinct().Where(to => Reaches(edges, to, from.Key)).Select(to => $"{from.Key} -> {to}"));
    }

    /// <summary>Registrations put the steps together, and generated migrations belong to their context.</summary>
    private static bool IsPartOfAStep(TypeDefinition type) =>
        !type.Name.EndsWith("Registration", StringComparison.Ordinal) && !type.Namespace.Contains(".Migrations", StringComparison.Ordinal);

    private static bool Reaches(ILookup<string, string> edges, string from, string to)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([from]);
        while (open.TryPop(out var at))
        {
            if (at == to)
                return true;
            if (seen.Add(at))
                foreach (var next in edges[at])
                    open.Push(next);
        }
        return false;
    }
}
