using Mono.Cecil;
using Mono.Cecil.Cil;

namespace BriefingBus.Architecture.Tests;

/// <summary>The product's assemblies as they were compiled, and what their types depend on.</summary>
internal static class Product
{
    public const string Root = "BriefingBus.";

    public const string CommandLine = "briefingbus";

    /// <summary>The processes that run on their own. They know one another's messages and nothing else.</summary>
    public static readonly IReadOnlyList<string> Services = ["Fetcher", "Cleaner", "Composer", "Delivery", "Web"];

    /// <summary>Every assembly of the product.</summary>
    public static readonly IReadOnlyList<AssemblyDefinition> Assemblies =
    [
        .. Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => IsProduct(Path.GetFileNameWithoutExtension(file)))
            .Order(StringComparer.Ordinal)
            .Select(file => AssemblyDefinition.ReadAssembly(file)),
    ];

    /// <summary>Every type that somebody wrote, without those that the compiler made.</summary>
    public static IEnumerable<TypeDefinition> Types => Assemblies.SelectMany(TypesOf);

    public static IEnumerable<TypeDefinition> TypesOf(AssemblyDefinition assembly) =>
        assembly.MainModule.Types.Where(t => t.Namespace.StartsWith("BriefingBus", StringComparison.Ordinal));

    /// <summary>An assembly's name without the product's.</summary>
    public static string ShortName(string assembly) =>
        assembly.StartsWith(Root, StringComparison.Ordinal) ? assembly[Root.Length..] : assembly;

    /// <summary>The methods of a type, of those nested in it, and of what the compiler made of its lambdas and async methods.</summary>
    public static IEnumerable<MethodDefinition> MethodsOf(TypeDefinition type) =>
        type.Methods.Concat(type.NestedTypes.SelectMany(MethodsOf));

    /// <summary>Every type that a type mentions: in its signatures, its fields and its code.</summary>
    public static IEnumerable<TypeReference> DependenciesOf(TypeDefinition type) =>
        Mentions(type).Where(t => t is not null).SelectMany(Parts!);

    /// <summary>The instructions of a method; none where it has no body.</summary>
    public static IEnumerable<Instruction> CodeOf(MethodDefinition method) => method.HasBody ? method.Body.Instructions : [];

    private static bool IsProduct(string name) =>
        name == CommandLine
        || (name.StartsWith(Root, StringComparison.Ordinal)
            && !name.EndsWith(".Tests", StringComparison.Ordinal)
            && name != Root + "Testing");

    private static IEnumerable<TypeReference?> Mentions(TypeDefinition type)
    {
        yield return type.BaseType;
        foreach (var mention in type.Interfaces.Select(i => i.InterfaceType).Concat(type.Fields.Select(f => f.FieldType)))
            yield return mention;
        foreach (var method in type.Methods)
        {
            yield return method.ReturnType;
            foreach (var parameter in method.Parameters)
                yield return parameter.ParameterType;
            foreach (var instruction in CodeOf(method))
            {
                switch (instruction.Operand)
                {
                    case TypeReference mentioned:
                        yield return mentioned;
                        break;
                    case MemberReference member:
                        yield return member.DeclaringType;
                        if (member is GenericInstanceMethod generic)
                        {
                            foreach (var argument in generic.GenericArguments)
                                yield return argument;
                        }
                        break;
                    default:
                        break;
                }
            }
        }
        foreach (var nested in type.NestedTypes.SelectMany(Mentions))
            yield return nested;
    }

    private static IEnumerable<TypeReference> Parts(TypeReference type)
    {
        if (type is GenericInstanceType generic)
        {
            foreach (var argument in generic.GenericArguments.SelectMany(Parts))
                yield return argument;
        }
        var element = type.GetElementType();
        while (element.DeclaringType is { } outer)
            element = outer;
        yield return element;
    }
}
