using System.Reflection;
using System.Reflection.Emit;
using System.Text;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Resas.Architecture.Tests;

/// <summary>What compiled pages write literally, read from their instructions: Razor's own parser has then told text from code.</summary>
internal static class CompiledPages
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
    private static readonly Dictionary<short, OpCode> OpCodes = typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value);

    public static IEnumerable<Type> In(Assembly assembly) => assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(RazorPageBase)));

    /// <summary>The HTML that stands in the page itself, with a blank where values come in; after it, the values of attributes that tag helpers carry.</summary>
    public static (string Html, IReadOnlyList<(string Name, string Value)> Attributes) Literals(Type page)
    {
        var (html, attributes) = (new StringBuilder(), new List<(string, string)>());
        foreach (var method in WithNested(page).SelectMany(t => t.GetMethods(Everything).Cast<MethodBase>().Concat(t.GetConstructors(Everything))))
            Read(method, html, attributes);
        return (html.ToString(), attributes);
    }

    private static IEnumerable<Type> WithNested(Type type) => type.GetNestedTypes(Everything).SelectMany(WithNested).Prepend(type);

    private static void Read(MethodBase method, StringBuilder html, List<(string, string)> attributes)
    {
        string? before = null, last = null;
        foreach (var (code, operand) in Instructions(method))
        {
            var called = code.FlowControl == FlowControl.Call && code != System.Reflection.Emit.OpCodes.Calli ? method.Module.ResolveMethod(operand, Arguments(method.DeclaringType), null) : null;
            if (called?.Name == nameof(RazorPageBase.WriteLiteral)) html.Append(last);
            else if (called?.Name == nameof(RazorPageBase.Write)) html.Append(' ');
            else if (called?.DeclaringType?.Name == "HtmlString" && before is not null && last is not null) attributes.Add((before, last));

            (before, last) = (last, code == System.Reflection.Emit.OpCodes.Ldstr ? method.Module.ResolveString(operand) : null);
        }
    }

    private static Type[]? Arguments(Type? type) => type is { IsGenericType: true } ? type.GetGenericArguments() : null;

    private static IEnumerable<(OpCode Code, int Operand)> Instructions(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } bytes) yield break;
        for (var at = 0; at < bytes.Length;)
        {
            var code = bytes[at] == 0xFE ? OpCodes[(short)(0xFE00 | bytes[at + 1])] : OpCodes[bytes[at]];
            at += code.Size;
            yield return (code, code.OperandType is OperandType.InlineString or OperandType.InlineMethod or OperandType.InlineTok ? BitConverter.ToInt32(bytes, at) : 0);
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(bytes, at)),
                _ => 4,
            };
        }
    }
}
