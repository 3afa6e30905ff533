// Renders the templates of a chart as Helm does, with the functions of Helm that this one uses: {"templates", "data"} comes as JSON.
package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"strings"
	"text/template"
)

type object = map[string]any

// JSON is YAML, too.
func toYaml(value any) (string, error) {
	text, err := json.Marshal(value)
	return string(text), err
}

func fromJson(text string) (object, error) {
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.UseNumber()
	made := object{}
	return made, decoder.Decode(&made)
}

func sha256sum(text string) string {
	return fmt.Sprintf("%x", sha256.Sum256([]byte(text)))
}

func dict(pairs ...any) object {
	made := object{}
	for i := 0; i+1 < len(pairs); i += 2 {
		made[pairs[i].(string)] = pairs[i+1]
	}
	return made
}

func merge(into object, from object) object {
	for key, value := range from {
		own, there := into[key]
		if !there {
			into[key] = value
		} else if below, ok := own.(object); ok {
			if more, ok := value.(object); ok {
				merge(below, more)
			}
		}
	}
	return into
}

func nindent(by int, text string) string {
	pad := "\n" + strings.Repeat(" ", by)
	return pad + strings.ReplaceAll(text, "\n", pad)
}

func main() {
	var input struct {
		Templates map[string]string
		Data      object
	}
	decoder := json.NewDecoder(os.Stdin)
	decoder.UseNumber()
	check(decoder.Decode(&input))
	all := template.New("chart").Option("missingkey=zero")
	include := func(name string, data any) (string, error) {
		var text bytes.Buffer
		err := all.ExecuteTemplate(&text, name, data)
		return text.String(), err
	}
	all.Funcs(template.FuncMap{
		"include": include, "toYaml": toYaml, "toJson": toYaml, "fromJson": fromJson, "sha256sum": sha256sum, "nindent": nindent, "dict": dict, "merge": merge,
		"list":   func(items ...any) []any { return items },
		"append": func(items []any, item any) []any { return append(items, item) },
		"quote":  func(text string) string { return fmt.Sprintf("%q", text) },
		"set":    func(into object, key string, value any) object { into[key] = value; return into },
	})
	names := []string{}
	for name, text := range input.Templates {
		names = append(names, name)
		_, err := all.New(name).Parse(text)
		check(err)
	}
	sort.Strings(names)
	for _, name := range names {
		if strings.HasSuffix(name, ".yaml") {
			text, err := include(name, input.Data)
			check(err)
			fmt.Printf("---\n%s\n", text)
		}
	}
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
