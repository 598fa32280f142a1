using Mono.Cecil;
using Xunit;

namespace BriefingBus.Architecture.Tests;

/// <summary>What only a test calls is no part of the product: the test takes the way in that the product takes.</summary>
public sealed class UsageTests
{
    /// <summary>The published packages: a subscriber may call what no service of ours calls.</summary>
    private static readonly string[] Published = ["Contracts", "ServiceDefaults"];

    [Fact]
    public void The_product_calls_every_method_and_reads_every_value()
    {
        var used = Product.Assemblies
            .SelectMany(assembly => assembly.MainModule.Types)
            .SelectMany(Product.MethodsOf)
            .SelectMany(UsedBy)
            .ToHashSet(StringComparer.Ordinal);

        Exceptions.ShouldCover("unused", Product.Types
            .SelectMany(type => type.NestedTypes.Append(type))
            .Where(type => !IsGenerated(type) && type.Name != "_Imports")
            .SelectMany(type => type.Methods.Where(IsCalledByName).Concat<IMemberDefinition>(type.Fields.Where(IsShared)))
            .Select(member => NameOf((MemberReference)member))
            .Where(name => !used.Contains(name)));
    }

    private static IEnumerable<string> UsedBy(MethodDefinition method) => Product.CodeOf(method)
        .Select(instruction => instruction.Operand)
        .OfType<MemberReference>()
        .Where(member => member is MethodReference or FieldReference)
        .Select(NameOf)
        .Where(name => name != NameOf(method));

    /// <summary>Methods and computed values, without those that a base type or an interface asks for.</summary>
    private static bool IsCalledByName(MethodDefinition method) =>
        !method.IsVirtual && !method.HasOverrides && !method.IsConstructor && !method.Name.StartsWith('<')
        && !IsGenerated(method) && !IsPublished(method)
        && (!method.IsSpecialName || method.DeclaringType.Properties.Any(p => p.GetMethod == method && p.SetMethod is null));

    private static bool IsShared(FieldDefinition field) =>
        field is { IsStatic: true, IsInitOnly: true, IsPrivate: false } && !IsGenerated(field) && !(IsInPackage(field) && field.IsPublic);

    private static bool IsPublished(MethodDefinition method) => IsInPackage(method) && method.IsPublic && method.DeclaringType.IsPublic;

    private static bool IsInPackage(MemberReference member) =>
        Published.Contains(Product.ShortName(member.Module.Assembly.Name.Name));

    private static bool IsGenerated(ICustomAttributeProvider member) => member.CustomAttributes.Any(attribute =>
        attribute.AttributeType.Name is "CompilerGeneratedAttribute" or "GeneratedCodeAttribute");

    /// <summary>A member with the number of its parameters: overloads of one number are one member here.</summary>
    private static string NameOf(MemberReference member) =>
        $"{member.DeclaringType.GetElementType().FullName}.{member.Name}{(member is MethodReference m ? $"({m.Parameters.Count})" : "")}";
}
